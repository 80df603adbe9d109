/** Numbers and names as they stand in sentences. */

/** `1 model`, `3 models`. */
export function counted(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

/** The number with its digits in groups of three. */
export function grouped(amount: number): string {
  return amount.toLocaleString('en-GB');
}

/** With a capital letter first. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
