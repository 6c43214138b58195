/** One statement about the tree as a whole, for example that it is formatted. It counts as one test. */
export interface Check {
  /** The statement, in the present tense. */
  readonly name: string;
  /** What contradicts it, ready to print; empty when nothing does. Never rejects. */
  run(): Promise<string>;
}
