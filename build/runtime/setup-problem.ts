/** Something that the person at the machine has to do; its message says what, and a stack trace would only hide it. */
export class SetupProblem extends Error {
  override readonly name = 'SetupProblem';
}
