/** Above everything of the page, whatever its z-indexes; where the browser has no popovers, the style sheet does its best. */
export const showInTopLayer = (panel: HTMLElement | null): void => {
  if (!panel?.isConnected || !('showPopover' in panel)) return;
  panel.popover = 'manual';
  if (!panel.matches(':popover-open')) panel.showPopover();
};
