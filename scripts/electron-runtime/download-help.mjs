/**
 * Loaded before Electron's install script, which prints `fetch failed` and not why. Plain JavaScript: the script runs in
 * a process of its own, without the loader of TypeScript.
 */
const { fetch } = globalThis;

globalThis.fetch = async (...args) => {
  try {
    return await fetch(...args);
  } catch (error) {
    throw new Error(deepest(error).message, { cause: error });
  }
};

function deepest(error) {
  return error.cause instanceof Error ? deepest(error.cause) : error;
}
