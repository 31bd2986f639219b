/** A state that a visitor can see, and how it comes about. */
import type { Script } from './backend.js';
import type { Visitor } from './visitor.js';

export interface State {
  readonly name: string;
  readonly title: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** `null`: the page names no server at all. */
  readonly script?: Script | null;
  readonly reach?: (visitor: Visitor) => Promise<void>;
  /** Needs the whole page: the focus, or the network. */
  readonly isSolitary?: true;
}
