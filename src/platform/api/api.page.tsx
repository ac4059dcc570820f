import { here } from '#platform/http/here.ts';
import { LinkButton, Page, PublicPage, Section, Table } from '#platform/ui/index.ts';
import type { Document } from './document.ts';
import { listOperations, type Operation } from './operations.ts';
import { t } from './texts.ts';

/** The API for people: made from the same description that programs read. The descriptions themselves are in English. */
export function ApiPage({ document }: { document: Document }) {
  const Shell = here().viewer ? Page : PublicPage;
  const base = document.servers?.[0]?.url ?? '';
  return (
    <Shell title={t.title()} lead={t.lead()} action={<LinkButton href="/api/v1/openapi.json">{t.document()}</LinkButton>} wide>
      <Section title={t.keysTitle()}>
        <p>{t.keysBody()}</p>
        <pre class="code" tabindex={0}>
          npm run samfrid -- token create --persona course-planner
        </pre>
        <p>{t.keysSend()}</p>
        <pre class="code" tabindex={0}>{`curl -H 'Authorization: Bearer samfrid_…' ${base}/api/v1/occasions`}</pre>
      </Section>
      <Section title={t.rulesTitle()}>
        <ul class="api-rules">
          <li>{t.rulePaging()}</li>
          <li>{t.ruleTimes()}</li>
          <li>{t.ruleErrors()}</li>
          <li>{t.ruleRepeat()}</li>
        </ul>
      </Section>
      <Section title={t.endpoints()}>
        {[...listOperations(document)].map(([tag, operations]) => (
          <div class="api-tag">
            <h3 lang="en">{tag}</h3>
            {operations.map((operation) => (
              <OneOperation operation={operation} />
            ))}
          </div>
        ))}
      </Section>
    </Shell>
  );
}

const OneOperation = ({ operation: o }: { operation: Operation }) => (
  <details class="api-operation" id={o.id}>
    <summary>
      <code>
        <span class={`api-method api-method-${o.method.toLowerCase()}`}>{o.method}</span> {o.path}
      </code>
      <Words text={o.summary} />
    </summary>
    <div class="api-body">
      <p>
        <Words text={o.description} />
      </p>
      <p>{o.guest ? <Words text={o.guest} /> : t.needs({ permission: o.permission })}</p>
      {o.parameters.length > 0 && (
        <div>
          <p class="api-label">{t.parameters()}</p>
          <Table
            caption={`${t.parameters()}: ${o.id}`}
            captionHidden
            columns={[{ label: t.parameter() }, { label: t.place() }, { label: t.required() }, { label: t.meaning() }]}
            rows={o.parameters.map((one) => [
              <code>{one.name}</code>,
              <Words text={one.place} />,
              one.required ? t.yes() : t.no(),
              <Words text={one.meaning} />,
            ])}
          />
        </div>
      )}
      {o.bodyExample && <Example title={t.bodyExample()} text={o.bodyExample} />}
      {o.answerExample && <Example title={t.answerExample()} text={o.answerExample} />}
      <div>
        <p class="api-label">{t.answers()}</p>
        <Table
          caption={`${t.answers()}: ${o.id}`}
          captionHidden
          columns={[{ label: t.status() }, { label: t.meaning() }]}
          rows={o.answers.map(({ status, meaning }) => [status, <Words text={meaning} />])}
        />
      </div>
    </div>
  </details>
);

/** A text of the description, which is in English; what stands between backticks is code. */
const Words = ({ text }: { text: string }) => (
  <span lang="en">{text.split('`').map((words, i) => (i % 2 === 1 ? <code>{words}</code> : words))}</span>
);

/** Wide examples scroll in a frame of their own, which the keyboard reaches. */
const Example = ({ title, text }: { title: string; text: string }) => (
  <figure class="api-example">
    <figcaption class="api-label">{title}</figcaption>
    <pre class="code" tabindex={0}>
      {text}
    </pre>
  </figure>
);
