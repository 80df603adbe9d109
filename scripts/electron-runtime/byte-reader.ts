/** Reads a stream of bytes piece by piece, without ever holding more than one piece. */
export class ByteReader {
  readonly #source: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Exactly the next `count` bytes; throws when the stream ends before. Meant for headers. */
  async take(count: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of this.pieces(count)) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  /** Passes over the next `count` bytes. */
  async skip(count: number): Promise<void> {
    for await (const _piece of this.pieces(count));
  }

  /** The next `count` bytes in pieces as they come; throws when the stream ends before. */
  async *pieces(count: number): AsyncGenerator<Buffer, void, undefined> {
    let missing = count;
    while (missing > 0) {
      if (this.#rest.length === 0) {
        const next = await this.#source.next();
        if (next.done === true) throw new Error(`The archive ends ${missing} bytes too early.`);
        this.#rest = next.value;
      }
      const piece = this.#rest.subarray(0, missing);
      this.#rest = this.#rest.subarray(piece.length);
      missing -= piece.length;
      if (piece.length > 0) yield piece;
    }
  }
}
