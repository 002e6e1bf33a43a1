package io.github.unitgen.workspace;

/** Is told how far a run is; several threads may call it at once. */
public interface Progress {
  /** Where nobody wants to know. */
  Progress NONE =
      new Progress() {
        @Override
        public void begin(Step step, int pieces) {}

        @Override
        public void done() {}
      };

  /** What is done with each file. */
  enum Step {
    READ,
    LINT
  }

  /** A step with so many pieces begins; the step before it is over. */
  void begin(Step step, int pieces);

  /** One more piece of the step is done. */
  void done();
}
