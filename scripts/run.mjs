/**
 * `node scripts/run.mjs NAME [args]` runs scripts/NAME.ts. Plain JavaScript, so that a Node that is too old, or a
 * checkout without `npm install`, gets one clear line. No process between npm and the script: signals arrive.
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Node 20.19 or newer is needed; this is Node ${process.versions.node}.\n`);
  process.exit(1);
}
const tsx = await import('tsx/esm/api').catch(() => undefined);
if (tsx === undefined) {
  process.stderr.write('The dependencies are missing: run npm install first.\n');
  process.exit(1);
}
tsx.register();
const [name] = process.argv.splice(2, 1);
await import(`./${name}.ts`);
