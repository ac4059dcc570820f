import { Empty, LinkButton, Page } from '#platform/ui/index.ts';
import { t as book } from '../books/texts.ts';
import { t } from './texts.ts';

/** For who works with a municipality but in none: no handbook will come here, and there is nothing of hers to read or write. */
export const OutsidePage = () => (
  <Page title={book.title()}>
    <Empty title={t.outside()} body={t.outsideBody()} action={<LinkButton href="/open/handbook">{t.openBooks()}</LinkButton>} />
  </Page>
);
