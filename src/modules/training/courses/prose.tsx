/** Text as it was written: a blank line begins a new paragraph. */
export const Prose = ({ text }: { text: string }) => (
  <div class="prose">
    {text
      .split(/\n{2,}/)
      .filter((paragraph) => paragraph.trim() !== '')
      .map((paragraph) => (
        <p>{paragraph.split('\n').map((line, i) => (i === 0 ? line : [<br />, line]))}</p>
      ))}
  </div>
);

/** One thing a line; only https addresses become links, so that nothing else can be hidden behind one. */
export const Lines = ({ text }: { text: string }) => (
  <ul>
    {text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((line) => (
        <li>{/^https:\/\/\S+$/.test(line) ? <a href={line}>{line.replace(/^https:\/\//, '')}</a> : line}</li>
      ))}
  </ul>
);
