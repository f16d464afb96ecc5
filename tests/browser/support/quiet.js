// What the page has asked the server for and has no answer to yet, for tests that read it once it is at rest.
// And real time, which a test's virtual clock does not touch. Runs before everything else in every page.
(() => {
  const now = performance.now.bind(performance);
  const later = setTimeout.bind(window);
  const nextFrame = requestAnimationFrame.bind(window);
  let requests = 0;
  let framesAsked = 0;
  const commands = new Set();

  const { fetch } = window;
  window.fetch = (...asked) => {
    requests += 1;
    return fetch(...asked).finally(() => {
      requests -= 1;
    });
  };

  window.requestAnimationFrame = (draw) => {
    framesAsked += 1;
    return nextFrame(draw);
  };

  // A command that wants to know what became of it carries an id, and its answer the same.
  window.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener('close', () => commands.clear());
      this.addEventListener('message', ({ data }) => {
        const { id } = typeof data === 'string' ? JSON.parse(data) : {};
        if (id) commands.delete(id);
      });
    }

    send(data) {
      const { id } = JSON.parse(data);
      if (id) commands.add(id);
      super.send(data);
    }
  };

  const isQuiet = () => requests === 0 && commands.size === 0;
  const frames = async (count) => {
    for (let i = 0; i < count; i++) await new Promise(nextFrame);
  };
  // Whether the page came to rest, or kept on asking for so many milliseconds.
  const quiet = async (count, milliseconds) => {
    const end = now() + milliseconds;
    await frames(count);
    while (!isQuiet()) {
      if (now() > end) return false;
      await frames(1);
    }
    return true;
  };
  // Let so many milliseconds of virtual time pass, in one frame, once the server has answered all that was asked; whether
  // it has. As Playwright's own `clock.fast_forward` does it in the page, which takes many times as long from outside.
  const leap = async (by, milliseconds) => {
    await new Promise((resolve) => later(resolve, 0)); // so that what has come is heard
    const isAtRest = await quiet(0, milliseconds);
    await window.__pwClock.controller.fastForward(by);
    return isAtRest;
  };
  window.testing = { now, later, frames, quiet, isQuiet, leap, framesAsked: () => framesAsked };
})();
