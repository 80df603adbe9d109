/** Whether a message came from the page of the app's own window. */

interface Sender {
  sender: unknown;
  /** Null if the frame is gone. */
  senderFrame: { readonly url: string } | null;
}

/** Whether the window's main frame sent it and shows the app's page. A frame that closes meanwhile is none. */
export function isOwnFrame<Contents extends { readonly mainFrame: unknown }>(
  event: Sender,
  contents: Contents,
  pageUrl: string,
): boolean {
  try {
    const { sender, senderFrame } = event;
    if (sender !== contents || senderFrame === null || senderFrame !== contents.mainFrame) return false;
    // A frame whose page is not there yet has no URL.
    if (!URL.canParse(senderFrame.url)) return false;
    const [shown, own] = [new URL(senderFrame.url), new URL(pageUrl)];
    // Node calls the origin of `app:`, `file:` and `about:` alike: "null".
    return shown.protocol === own.protocol && shown.host === own.host;
  } catch {
    // Electron throws for whatever is read of a window or frame that is closed.
    return false;
  }
}
