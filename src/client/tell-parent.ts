/**
 * The question page within another system's (docs/case-systems.md): when the visit is closed, the page around is told, and
 * nobody but the origin that page was made for. Without script the page has a link that does the same.
 */
export function tellParent(): void {
  const told = document.querySelector<HTMLElement>('[data-receipt][data-origin]');
  const { receipt, state, origin } = told?.dataset ?? {};
  if (!receipt || !origin || window.parent === window) return;
  window.parent.postMessage({ type: 'samfrid.receipt', receipt, state }, origin);
}
