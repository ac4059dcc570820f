/** Tells at most every two seconds how far it has come. */
export function progress(say: (sentence: string) => void): (sentence: () => string) => void {
  let last = Date.now();
  return (sentence) => {
    if (Date.now() - last < 2000) return;
    last = Date.now();
    say(sentence());
  };
}

/** 12 345 678 → '12.3 MB'. */
export const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
export const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;
