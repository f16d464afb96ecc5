// Counts the requests and commands of the page that the server has not answered yet: tests read a page at rest.
// Also offers real time, which a test's virtual clock does not change. Runs before all other scripts in every page.
(() => {
  const now = performance.now.bind(performance);
  const later = setTimeout.bind(window);
  const nextFrame = requestAnimationFrame.bind(window);
  let requests = 0;
  let framesAsked = 0;
  const commands = new Set();

  const { fetch } = window;
  window.fetch = (...request) => {
    requests += 1;
    return fetch(...request).finally(() => {
      requests -= 1;
    });
  };

  window.requestAnimationFrame = (draw) => {
    framesAsked += 1;
    return nextFrame(draw);
  };

  // A command whose sender waits for its answer carries an id; the answer carries the same id.
  window.WebSocket = class extends WebSocket {
    constructor(...args) {
      super(...args);
      this.addEventListener('close', () => commands.clear());
      this.addEventListener('message', ({ data }) => {
        const { id, type } = typeof data === 'string' ? JSON.parse(data) : {};
        if (id || type === 'beat') commands.delete(id ?? type);
      });
    }

    send(data) {
      const { id, type } = JSON.parse(data);
      if (id || type === 'beat') commands.add(id ?? type); // else virtual time would pass while the page listens for a beat
      super.send(data);
    }
  };

  const isQuiet = () => requests === 0 && commands.size === 0;
  const frames = async (count) => {
    for (let i = 0; i < count; i++) await new Promise(nextFrame);
  };
  // Waits for `count` frames, then until the page is at rest. Returns false where this takes over `milliseconds`.
  const quiet = async (count, milliseconds) => {
    const end = now() + milliseconds;
    await frames(count);
    while (!isQuiet()) {
      if (now() > end) return false;
      await frames(1);
    }
    return true;
  };
  // Lets `by` milliseconds of virtual time pass in one frame, after the server has answered all requests. Returns false
  // where the answers take longer than `milliseconds`. Playwright's `clock.fast_forward` does the same in the page, but
  // takes many times as long when it is called from outside.
  const leap = async (by, milliseconds) => {
    await new Promise((resolve) => later(resolve, 0)); // so that messages that have arrived are handled
    const isAtRest = await quiet(0, milliseconds);
    await window.__pwClock.controller.fastForward(by);
    return isAtRest;
  };
  window.testing = { now, later, frames, quiet, isQuiet, leap, framesAsked: () => framesAsked };
})();
