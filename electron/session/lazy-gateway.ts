/** A gateway that is opened at its first call, so that the AWS SDK is loaded after the first paint. */
import type { Failure } from '../contract/snapshot/model.ts';
import type { BedrockGateway, Result } from '../discovery/ports.ts';

export class LateGateway implements BedrockGateway {
  readonly #open: () => Promise<Result<BedrockGateway>>;
  #opened: Promise<Result<BedrockGateway>> | undefined;

  constructor(open: () => Promise<Result<BedrockGateway>>) {
    this.#open = open;
  }

  /** Opens now if it is not open; a failure to open is tried again at the next call. */
  async warm(): Promise<Result<BedrockGateway>> {
    this.#opened ??= this.#open();
    const opened = await this.#opened;
    if (!opened.ok) this.#opened = undefined;
    return opened;
  }

  listModels: BedrockGateway['listModels'] = (...args) =>
    this.#through((gateway) => gateway.listModels(...args));
  listProfiles: BedrockGateway['listProfiles'] = (...args) =>
    this.#through((gateway) => gateway.listProfiles(...args));
  checkAccess: BedrockGateway['checkAccess'] = (...args) =>
    this.#through((gateway) => gateway.checkAccess(...args));
  listMantleModels: BedrockGateway['listMantleModels'] = (...args) =>
    this.#through((gateway) => gateway.listMantleModels(...args));
  listAccountRegions: BedrockGateway['listAccountRegions'] = (...args) =>
    this.#through((gateway) => gateway.listAccountRegions(...args));
  pingRegion: BedrockGateway['pingRegion'] = (...args) =>
    this.#through((gateway) => gateway.pingRegion(...args));

  async #through<T>(call: (gateway: BedrockGateway) => Promise<Result<T>>): Promise<Result<T>> {
    const opened = await this.warm();
    return opened.ok ? call(opened.value) : { ok: false, failure: opened.failure satisfies Failure };
  }
}
