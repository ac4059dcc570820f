import type { Child } from 'hono/jsx';
import { Prose } from '#platform/text/index.ts';
import { ButtonRow, Confirm, Facts, LinkButton, Notice, Page, PostButton, Section } from '#platform/ui/index.ts';
import { t } from '../texts.ts';
import type { Use } from '../uses/tell-use.ts';
import { Uses } from '../uses/uses.tsx';
import { Checked, Factors, sayPlace } from './example-card.tsx';
import { type Example, lacksOf } from './examples.queries.ts';
import { Reach } from './reach.tsx';
import { Take, type TakeProps } from './take.tsx';

type Props = {
  example: Example;
  uses: readonly Use[];
  take: TakeProps;
  /** The reader writes for somebody who may have used it. */
  tells: boolean;
};

/** The whole card: the problem, what was done, what came of it; then what it takes, whom to ask, and who else has used it. */
export function ExamplePage({ example, uses, take, tells }: Props) {
  const { title, problem_kinds, problem, done, result, mine } = example;
  return (
    <Page
      title={title}
      lead={[t.from({ place: sayPlace(example) }), ...problem_kinds.map((kind) => t[`problem_${kind}`]())].join(' · ')}
      trail={[{ href: '/examples', label: t.title() }]}
      action={
        example.state === 'published' && tells && <LinkButton href={`/examples/${example.id}/used`}>{t.useTell()}</LinkButton>
      }
      wide
    >
      {mine && example.state !== 'published' && <Waiting example={example} />}
      <div class="example">
        <div class="example-story">
          <Told title={t.problem()} text={problem} />
          <Told title={t.done()} text={done} />
          <Told title={t.result()} text={result} result />
        </div>
        <aside class="example-aside">
          <Checked example={example} />
          <ExampleFacts example={example} />
          {example.factors.length > 0 && (
            <div>
              <h2 class="example-small">{t.factors()}</h2>
              <Factors factors={example.factors} />
            </div>
          )}
        </aside>
      </div>
      <Take {...take} />
      <Uses example={example} uses={uses} tells={tells} />
      {mine && <ForWriters example={example} />}
    </Page>
  );
}

const Told = ({ title, text, result = false }: { title: string; text: string; result?: boolean }) =>
  text ? (
    <section class={result ? 'example-part example-result' : 'example-part'}>
      <h2>{title}</h2>
      <Prose text={text} under={2} prefix={`${title.toLowerCase().replace(/\W+/g, '-')}-`} />
    </section>
  ) : null;

function ExampleFacts({ example }: { example: Example }) {
  const { audiences, staffing, cost, evidence_kind, evidence, evidence_address, contact_function, contact_way, origin } = example;
  return (
    <Facts
      items={[
        { term: t.audiences(), value: audiences.map((one) => t[`audience_${one}`]()).join(', ') },
        { term: t.staffing(), value: staffing },
        { term: t.cost(), value: cost },
        {
          term: t.evidence(),
          value: evidence_kind && (
            <>
              {t[`evidence_${evidence_kind}`]()}
              {evidence && <span class="example-more">{evidence}</span>}
              {evidence_address && <Out href={evidence_address}>{t.evidenceRead()}</Out>}
            </>
          ),
        },
        {
          term: t.contact(),
          value: contact_function && (
            <>
              {contact_function}
              {contact_way && <Reach way={contact_way} />}
            </>
          ),
        },
        { term: t.source(), value: origin === 'own' ? null : <Source example={example} /> },
      ]}
    />
  );
}

/** A link out of the house: nothing is fetched from there, and nothing of here is told to it. */
const Out = ({ href, children }: { href: string; children?: Child }) => (
  <a class="example-more" href={href} rel="external noopener noreferrer">
    {children}
  </a>
);

const Source = ({ example: { source_name, source_address } }: { example: Example }) =>
  source_address ? <Out href={source_address}>{t.sourceRead({ name: source_name })}</Out> : source_name;

function Waiting({ example }: { example: Example }) {
  const lacks = lacksOf(example);
  return (
    <Notice kind="waiting">
      <p>{example.state === 'draft' ? t.draftLead() : t.withdrawnLead()}</p>
      {lacks.length > 0 && (
        <>
          <p>{t.lacksTitle()}</p>
          <ul>
            {lacks.map((name) => (
              <li>
                <a href={`/examples/${example.id}/edit#f-${name}`}>{t[`lack_${name}`]()}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}

function ForWriters({ example }: { example: Example }) {
  const at = `/examples/${example.id}`;
  const { state } = example;
  return (
    <Section title={t.forWriters()} lead={state === 'published' ? t.checkNowHelp() : undefined}>
      <ButtonRow>
        {state === 'published' && (
          <PostButton action={`${at}/check`} label={t.checkNow()} variant={example.old ? 'primary' : 'secondary'} />
        )}
        {state !== 'published' && lacksOf(example).length === 0 && (
          <PostButton action={`${at}/publish`} label={state === 'draft' ? t.publish() : t.publishAgain()} variant="primary" />
        )}
        <LinkButton href={`${at}/edit`}>{t.edit()}</LinkButton>
      </ButtonRow>
      {state === 'published' && (
        <Confirm label={t.withdraw()} question={t.withdrawQuestion()} yes={t.withdrawYes()} action={`${at}/withdraw`} />
      )}
      {state === 'draft' && (
        <Confirm label={t.discard()} question={t.discardQuestion()} yes={t.discardYes()} action={`${at}/discard`} />
      )}
    </Section>
  );
}
