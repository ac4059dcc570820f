import type { Document } from './document.ts';

export type Operation = {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  permission: string;
  /** What opens it where that is no person's key: the scheme's own words. */
  guest: string | null;
  parameters: { name: string; place: string; required: boolean; meaning: string }[];
  bodyExample: string | null;
  answerExample: string | null;
  answers: { status: string; meaning: string }[];
};

type Described = NonNullable<NonNullable<Document['paths']>[string]>['get'];

/** What the page shows of the description, by tag in the order of the document. */
export function listOperations(document: Document): Map<string, Operation[]> {
  const all: { tag: string; operation: Operation }[] = [];
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of ['get', 'post'] as const) {
      const described = item[method];
      if (described)
        all.push({ tag: described.tags?.[0] ?? '', operation: read(method.toUpperCase(), path, described, document) });
    }
  }
  return new Map([...Map.groupBy(all, ({ tag }) => tag)].map(([tag, list]) => [tag, list.map(({ operation }) => operation)]));
}

function read(method: string, path: string, described: NonNullable<Described>, document: Document): Operation {
  const responses: Record<string, unknown> = { ...described.responses };
  const done = Object.keys(responses).find((status) => status.startsWith('2')) ?? '200';
  return {
    id: described.operationId ?? path,
    method,
    path,
    summary: described.summary ?? '',
    description: described.description ?? '',
    permission: String(described['x-permission'] ?? ''),
    guest: guestOf(described, document),
    parameters: (described.parameters ?? []).flatMap((one) =>
      'name' in one ? [{ name: one.name, place: one.in, required: one.required ?? false, meaning: one.description ?? '' }] : [],
    ),
    bodyExample: exampleIn(described.requestBody),
    answerExample: exampleIn(responses[done]),
    answers: Object.entries(responses).map(([status, answer]) => ({ status, meaning: wordsIn(answer) })),
  };
}

function guestOf(described: NonNullable<Described>, document: Document): string | null {
  const schemes = (described.security ?? []).flatMap((way) => Object.keys(way));
  if (schemes.length === 0 || schemes.includes('key')) return null;
  const scheme = document.components?.securitySchemes?.[schemes[0]!];
  return scheme && 'description' in scheme ? (scheme.description ?? null) : null;
}

type WithContent = { description?: string; content?: Record<string, { example?: unknown }> };

function exampleIn(part: unknown): string | null {
  const example = Object.values((part as WithContent | undefined)?.content ?? {})[0]?.example;
  return example === undefined ? null : JSON.stringify(example, null, 2);
}

const wordsIn = (answer: unknown): string => (answer as WithContent).description ?? '';
