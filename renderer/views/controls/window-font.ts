/** The font of the window: the system's own, or the shipped one where the system has none for windows. */

/**
 * A bare Linux has no font but Liberation Mono, and gives it for every name that it does not know. Takes a millisecond on
 * Linux and nothing elsewhere. Has to run before the first frame is drawn.
 */
export function chooseWindowFont(): void {
  if (!navigator.userAgent.includes('Linux')) return;
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return;
  context.font = '13px system-ui';
  const isMonospaced = context.measureText('iiii').width === context.measureText('WWWW').width;
  if (isMonospaced) document.documentElement.dataset.font = 'shipped';
}
