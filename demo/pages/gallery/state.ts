/** A state that a visitor can see, and how it comes about. */
import type { DemoOptions } from '../../../src/backends/demo.js';
import type { Visitor } from './visitor.js';

export interface State {
  readonly name: string;
  readonly title: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Of the backend in memory. `null`: the page names no server at all. */
  readonly backend?: DemoOptions | null;
  /** Whether the page tells people from programs. */
  readonly hasBotCheck?: true;
  readonly reach?: (visitor: Visitor) => Promise<void>;
  /** Needs the whole page: the focus, or the network. */
  readonly isSolitary?: true;
}
