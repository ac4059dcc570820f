// Names Windows keeps for devices; a file called so cannot be saved there.
const device = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
const longest = 120;

/**
 * A file name that every system can save: no path, no control or direction-changing characters, nothing Windows
 * forbids. `fallback` is used where nothing is left.
 */
export function safeName(name: string, fallback = 'fil'): string {
  const clean = name
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd]/gu, '')
    .replace(/[\\/:*?"<>|]+/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .replace(device, '_$1');
  return shortened(clean) || fallback;
}

/** Cuts the name and keeps the extension, by which the receiver's computer knows what to open it with. */
function shortened(name: string): string {
  if (name.length <= longest) return name;
  const extension = /\.\w{1,8}$/.exec(name)?.[0] ?? '';
  return (
    name
      .slice(0, longest - extension.length)
      .toWellFormed()
      .replaceAll('\ufffd', '')
      .trimEnd() + extension
  );
}

/**
 * The Content-Disposition header for a download: the name in plain letters for old receivers, and as it is in
 * `filename*` (RFC 6266, RFC 8187). Never put a person's name in a file name that may show on a shared screen.
 */
export function contentDisposition(name: string, kind: 'attachment' | 'inline' = 'attachment'): string {
  const safe = safeName(name);
  const plain = safe
    .replace(/[æÆ]/g, (letter) => (letter === 'æ' ? 'ae' : 'Ae'))
    .replace(/[øØ]/g, (letter) => (letter === 'ø' ? 'o' : 'O'))
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[–—]/g, '-')
    .replace(/[^\x20-\x7e]/g, '_')
    .replace(/[%"]/g, '_');
  const full = encodeURIComponent(safe).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return safe === plain ? `${kind}; filename="${plain}"` : `${kind}; filename="${plain}"; filename*=UTF-8''${full}`;
}
