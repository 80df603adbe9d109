/** True when the app, given these arguments, opens no window: then it runs without Electron. */
export function isWindowless(args: readonly string[]): boolean {
  return args.some((arg) => /^--(export|help|version)(=|$)/.test(arg) || arg === '-h');
}
