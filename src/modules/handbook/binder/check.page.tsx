import type { FormState } from '#platform/http/form.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import type { StateKind } from '#platform/ui/index.ts';
import { Button, ErrorSummary, Field, Form, LinkButton, Notice, PublicPage, Section, State, Table } from '#platform/ui/index.ts';
import type { Check, Held, Line, Standing } from './check-binder.ts';
import { pageCode } from './code.ts';
import { t } from './texts.ts';

export const CheckPage = ({ form }: { form: FormState }) => (
  <PublicPage title={t.checkTitle()} lead={t.checkLead()}>
    <ErrorSummary form={form} />
    <Form action="/binder" method="get">
      <Field
        name="code"
        label={t.code()}
        help={t.codeHelp()}
        form={form}
        required
        width="medium"
        autocomplete="off"
        maxlength={40}
      />
      <Button>{t.check()}</Button>
    </Form>
  </PublicPage>
);

const kinds: Record<Standing, StateKind> = { current: 'done', changed: 'late', expired: 'late', ended: 'late' };

/** One large line says whether this very paper still holds; what is below it, only for those who may be told. */
export function CheckedPage({ check, code, place }: { check: Check; code: string; place: number | null }) {
  if (check.outcome !== 'known')
    return (
      <PublicPage title={t.checkTitle()}>
        <Notice kind="neutral">{check.outcome === 'too_many' ? t.tooMany() : t.unknown()}</Notice>
        <LinkButton href="/binder">{t.another()}</LinkButton>
      </PublicPage>
    );
  const { held, lines } = check;
  const line = lines.find((one) => one.place === place);
  const { kind, says } = line ? { kind: kinds[line.state], says: answer(line) } : wholeAnswer(held, lines);
  return (
    <PublicPage title={t.checkTitle()} wide={!line && lines.some(({ title }) => title)}>
      <p class={`binder-answer binder-answer-${kind}`}>
        <State kind={kind}>{says}</State>
      </p>
      {line ? <Routine line={line} code={code} /> : <Whole held={held} lines={lines} />}
      <p class="binder-soft">{t.printed({ day: formatDate(held.made_on) })}</p>
      {!line && <Lines lines={lines} code={code} />}
      <LinkButton href="/binder">{t.another()}</LinkButton>
    </PublicPage>
  );
}

const answer = ({ state, since }: Line): string => (state === 'current' ? t.yes() : t[state]({ day: formatDate(since) }));

const outdated = (lines: readonly Line[]): Line[] => lines.filter(({ state }) => state !== 'current');

function wholeAnswer({ added, card_changed }: Held, lines: readonly Line[]): { kind: StateKind; says: string } {
  const [n, total] = [outdated(lines).length, lines.length];
  if (n > 0) return { kind: 'late', says: total === 1 ? t.wholeOne() : t.wholeNo({ n, total }) };
  if (card_changed) return { kind: 'waiting', says: t.wholeCard() };
  return added ? { kind: 'waiting', says: t.wholeAdded() } : { kind: 'done', says: t.wholeYes() };
}

function Whole({ held: { added, card_changed }, lines }: { held: Held; lines: readonly Line[] }) {
  const [first] = outdated(lines)
    .map(({ since }) => since)
    .sort();
  return (
    <>
      {first && <p>{t.since({ day: formatDate(first) })}</p>}
      {added ? <p>{t.added({ n: added })}</p> : null}
      {card_changed && <p>{t.cardChanged()}</p>}
    </>
  );
}

const nameOf = ({ number, title, place }: Line, code: string): string =>
  title ? `${number} ${title}` : t.whichPage({ code: pageCode(code, place) });

/** Staff are led to what holds now; others learn the title where the handbook is public. */
const Routine = ({ line, code }: { line: Line; code: string }) => (
  <>
    <p>
      {nameOf(line, code)}
      {line.is_staff && line.routine_id && (
        <>
          {'. '}
          <a href={`/handbook/routines/${line.routine_id}`}>{t.toRoutine()}</a>
        </>
      )}
    </p>
    <p>
      <a href={`/binder/${code}`}>{t.whole()}</a>
    </p>
  </>
);

const Lines = ({ lines, code }: { lines: readonly Line[]; code: string }) => (
  <Section title={t.lines()}>
    <Table
      caption={t.lines()}
      captionHidden
      columns={[{ label: t.colRoutine() }, { label: t.colStands() }]}
      rows={lines.map((line) => [
        line.is_staff && line.routine_id ? (
          <a href={`/handbook/routines/${line.routine_id}`}>{nameOf(line, code)}</a>
        ) : (
          nameOf(line, code)
        ),
        <State kind={kinds[line.state]}>
          {line.state === 'current' ? t.state_current() : t[`state_${line.state}`]({ day: formatDate(line.since) })}
        </State>,
      ])}
    />
  </Section>
);
