/** How a contact is reached: a mailbox that can be written to, or words. */
export const Reach = ({ way }: { way: string }) =>
  /^[^\s@<>"?&]+@[^\s@<>"?&]+\.[^\s@<>"?&]+$/.test(way) ? (
    <a class="example-more" href={`mailto:${way}`}>
      {way}
    </a>
  ) : (
    <span class="example-more">{way}</span>
  );
