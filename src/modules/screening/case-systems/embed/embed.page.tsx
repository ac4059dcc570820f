import type { Child, PropsWithChildren } from 'hono/jsx';
import type { FormState } from '#platform/http/form-state.ts';
import { here } from '#platform/http/here.ts';
import { locale } from '#platform/i18n/locale.ts';
import { Document } from '#platform/ui/document.tsx';
import { Button, ButtonRow, ErrorSummary, Form, Mark, Notice } from '#platform/ui/index.ts';
import { AnswerFields, Aside } from '../../visits/answer-fields.tsx';
import type { Steps } from '../../visits/steps.queries.ts';
import { t as visits } from '../../visits/texts.ts';
import { t } from '../texts.ts';
import { type OpenedPage, wayBack } from './opened-page.ts';

/** A page within another system's: no menu, no way out but back, nothing kept in the browser. */
function Shell({ title, lead, children }: PropsWithChildren<{ title: string; lead?: Child }>) {
  const header = (
    <header class="header embed-header">
      <div class="header-row">
        <span class="brand">
          <Mark />
          <span>Samfrid</span>
        </span>
        <Languages />
      </div>
    </header>
  );
  return (
    <Document title="Samfrid" face="system" header={header} footer="">
      <main id="main" class="page page-narrow embed" tabindex={-1}>
        <div class="page-head">
          <div class="page-words">
            <h1>{title}</h1>
            {lead && <p class="lead">{lead}</p>}
          </div>
        </div>
        <div class="page-body">{children}</div>
      </main>
    </Document>
  );
}

/** By the address: a choice that is kept would be a cookie. */
function Languages() {
  const [path] = here().path.split('?');
  const [other, name] = locale() === 'sv' ? (['en', 'English'] as const) : (['sv', 'Svenska'] as const);
  return (
    <div class="header-end">
      <a href={`${path}?lang=${other}`} lang={other} hreflang={other}>
        {name}
      </a>
    </div>
  );
}

type AskProps = { page: OpenedPage; address: string; steps: Steps | null; form: FormState };

export const AskPage = ({ page, address, steps, form }: AskProps) => (
  <Shell title={visits.title()} lead={`${visits[page.channel]()}, ${page.unit}`}>
    <ErrorSummary form={form} />
    {steps?.how && <Aside title={visits.howToAsk()} text={[steps.alone, steps.how].filter(Boolean).join('\n\n')} />}
    {steps?.at_acute && <Aside title={visits.isAcute()} text={steps.at_acute} />}
    <Form action={`${address}?lang=${locale()}`} keep={visits.offline()} keys="outcome">
      <AnswerFields form={form} steps={steps} />
      <ButtonRow>
        <Button>{visits.close()}</Button>
      </ButtonRow>
    </Form>
    <p class="asking-soft asking-keys">{visits.keys()}</p>
    <p class="asking-soft">{t.privacy()}</p>
  </Shell>
);

/** The visit is closed. Within a frame a small script tells the page around it; the link does without. */
export function DonePage({ page }: { page: OpenedPage }) {
  const back = wayBack(page);
  const told = back
    ? { 'data-receipt': page.receipt, 'data-state': page.state ?? '', 'data-origin': new URL(back).origin }
    : { 'data-receipt': page.receipt };
  return (
    <Shell title={t.doneTitle()}>
      <div {...told}>
        <Notice kind="done">{t.doneBody()}</Notice>
      </div>
      {back ? (
        <p>
          <a class="ds-button" data-variant="primary" href={back} target="_top">
            {t.backToCase()}
          </a>
        </p>
      ) : (
        <p>{t.goBackYourself()}</p>
      )}
    </Shell>
  );
}

export const GonePage = ({ why }: { why: 'before' | 'over' }) => (
  <Shell title={why === 'before' ? t.openedBefore() : t.linkOver()}>
    <p>{t.askForAnother()}</p>
  </Shell>
);
