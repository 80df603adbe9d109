/** Of several things that are begun one after the other, the last one counts, in whatever order they end. */
export class Latest {
  #begun = 0;

  /** Begins another one; the function says whether it still is the last. */
  begin(): () => boolean {
    this.#begun += 1;
    const own = this.#begun;
    return () => own === this.#begun;
  }
}
