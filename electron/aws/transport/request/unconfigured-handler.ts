/** What the SDK asks of a request handler that no client may configure: it is shared. */
export abstract class UnconfiguredHandler {
  updateHttpClientConfig(): void {
    return;
  }

  httpHandlerConfigs(): Record<string, never> {
    return {};
  }
}
