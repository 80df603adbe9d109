/** What the app says when it ends before it has opened a window. */
import { app } from 'electron';
import { EXIT } from '../../cli/exit.ts';

export function print(text: string): void {
  process.stdout.write(`${text}\n`, () => app.exit(EXIT.complete));
}

export function quitWith(code: number, message: string): void {
  process.stderr.write(`${message}\n`, () => app.exit(code));
}
