import { formatDate } from '#platform/i18n/dates.ts';
import { Button, ButtonRow, Empty, Facts, Form, LinkButton, Page, Section, Table } from '#platform/ui/index.ts';
import type { Binder, Content, Listed, Unit } from './binder.queries.ts';
import { ChooseUnit } from './choose-unit.tsx';
import { pageCode } from './code.ts';
import { t } from './texts.ts';

const steps = () => [{ href: '/handbook', label: t.handbook() }];

type Props = {
  units: readonly Unit[];
  unit: Unit | null;
  content: readonly Listed[];
  made: readonly { id: string; code: string; made_at: Date }[];
  id: string;
};

/** What would lie in a unit's binder today, chapter by chapter, and the button that makes one. */
export function BinderPage({ units, unit, content, made, id }: Props) {
  if (!unit) return <NoUnits />;
  const lead = content.length > 0 ? t.lead({ n: content.length, unit: unit.name }) : t.leadNone({ unit: unit.name });
  const card = `/handbook/card?unit=${unit.id}`;
  return (
    <Page title={t.title()} lead={lead} trail={steps()}>
      <ChooseUnit units={units} unit={unit} />
      {content.length === 0 ? (
        <Empty title={t.empty()} body={t.emptyBody()} action={<LinkButton href={card}>{t.card()}</LinkButton>} />
      ) : (
        <>
          <div class="binder-make">
            <p>{t.makeHelp()}</p>
            <ButtonRow>
              <Form action="/handbook/binder" hidden={{ id, unit: unit.id }}>
                <Button>{t.make()}</Button>
              </Form>
              <LinkButton href={card}>{t.card()}</LinkButton>
              <LinkButton href={`/handbook/offline?unit=${unit.id}`}>{t.offline()}</LinkButton>
            </ButtonRow>
          </div>
          <Section title={t.openRoutine()}>
            {[...Map.groupBy(content, ({ handbook, chapter }) => `${handbook} · ${chapter}`)].map(([chapter, routines]) => (
              <Chapter title={chapter} routines={routines} />
            ))}
          </Section>
        </>
      )}
      {made.length > 0 && (
        <Section title={t.earlier()}>
          <ul>
            {made.map(({ id: one, code, made_at }) => (
              <li>
                <a href={`/handbook/binder/${one}`}>{t.earlierLine({ day: formatDate(made_at), code })}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}

const NoUnits = () => (
  <Page title={t.title()} trail={steps()}>
    <Empty title={t.noUnits()} body={t.noUnitsBody()} />
  </Page>
);

const Chapter = ({ title, routines }: { title: string; routines: readonly Listed[] }) => (
  <section class="binder-chapter">
    <h3>{title}</h3>
    <ul>
      {routines.map(({ routine_number, title: name, version, routine_id, valid_until }) => (
        <li>
          <a href={`/handbook/routines/${routine_id}`}>
            {routine_number} {name}
          </a>{' '}
          <span class="binder-soft">
            {[t.version({ n: version }), valid_until && t.validUntil({ day: formatDate(valid_until) })]
              .filter(Boolean)
              .join(', ')}
          </span>
        </li>
      ))}
    </ul>
  </section>
);

type MadeProps = { binder: Binder; contents: readonly Content[] };

/** A binder that has been made: to print, and to see whether it still holds. */
export const MadePage = ({ binder: { id, unit, code, made_at }, contents }: MadeProps) => (
  <Page
    title={t.titleOf({ unit })}
    lead={t.pdfCount({ n: contents.length })}
    trail={[...steps(), { href: '/handbook/binder', label: t.title() }]}
    action={
      <LinkButton href={`/handbook/binder/${id}/pdf`} variant="primary">
        {t.fetch()}
      </LinkButton>
    }
  >
    <Facts
      items={[
        { term: t.madeOn(), value: formatDate(made_at) },
        { term: t.codeIs(), value: <strong class="binder-code">{code}</strong> },
      ]}
    />
    <p>
      <a href={`/binder/${code}`}>{t.checkLink()}</a>
    </p>
    <Section title={t.contents()}>
      <Table
        caption={t.contents()}
        captionHidden
        columns={[
          { label: t.colNumber() },
          { label: t.colRoutine() },
          { label: t.colVersion(), numeric: true },
          { label: t.colCode() },
        ]}
        rows={contents.map(({ position, routine_number, title, version }) => [
          routine_number,
          title,
          version,
          pageCode(code, position),
        ])}
      />
    </Section>
  </Page>
);
