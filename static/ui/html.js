/** JSX without a build step: the one place where Preact meets its templates. */

import htm from 'htm';
import { h } from 'preact';

export const html = htm.bind(h);
