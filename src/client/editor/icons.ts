const SVG = 'http://www.w3.org/2000/svg';

// Drawn in a square of 16, as the other icons are.
const PATHS: Readonly<Record<string, string>> = {
  heading2: 'M2 3v10M8 3v10M2 8h6M11 7a1.8 1.8 0 1 1 3.2 1.2L11 13h4',
  heading3: 'M2 4v8M7 4v8M2 8h5M10.5 6h3.5l-2 2.5a1.9 1.9 0 1 1-1.8 3',
  bold: 'M4.5 3h4a2.4 2.4 0 0 1 0 5h-4Zm0 5h4.7a2.5 2.5 0 0 1 0 5H4.5Z',
  italic: 'M7 3h5M4 13h5M9.5 3l-3 10',
  bullets: 'M6 4h8M6 8h8M6 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01',
  numbers: 'M6 4h8M6 8h8M6 12h8M2 3l1-.6V6M2 10.4a1 1 0 1 1 1.7.8L2 13.2h2',
  link: 'M6.5 9.5a2.6 2.6 0 0 0 3.7 0l2.5-2.5a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.5 6.5a2.6 2.6 0 0 0-3.7 0L3.3 9a2.6 2.6 0 0 0 3.7 3.7l.8-.8',
  table: 'M2 3h12v10H2ZM2 6.5h12M2 10h12M8 3v10',
  picture: 'M2 3h12v10H2ZM2.5 11.5l3.5-4 3 3 2-1.8 2.5 2.8M10.8 6h.01',
  law: 'M10.5 4.2C9.8 3 6 2.700 6 5c0 2.500 5 2.500 5 5.200M5.500 11.800C6.200 13 10 13.300 10 11c0-2.500-5-2.500-5-5.200',
  undo: 'M6 4 3 7l3 3M3 7h6.500a3.500 3.500 0 0 1 0 7H8',
  redo: 'm10 4 3 3-3 3M13 7H6.500a3.500 3.500 0 0 0 0 7H8',
  moveIn: 'M7 4h7M7 8h7M7 12h7M2 5.500 4.500 8 2 10.500',
  moveOut: 'M7 4h7M7 8h7M7 12h7M4.500 5.500 2 8l2.500 2.500',
};

export function icon(name: string): SVGSVGElement | null {
  const path = PATHS[name];
  if (!path) return null;
  const svg = document.createElementNS(SVG, 'svg');
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', path);
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'editor-icon');
  svg.append(line);
  return svg;
}
