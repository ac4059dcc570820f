/** Text as it was written: a blank line begins a new paragraph. */
export const Prose = ({ text }: { text: string }) => (
  <>
    {text
      .split(/\n{2,}/)
      .filter((paragraph) => paragraph.trim() !== '')
      .map((paragraph) => (
        <p>{paragraph.split('\n').map((line, i) => (i === 0 ? line : [<br />, line]))}</p>
      ))}
  </>
);
