import { here } from '#platform/http/here.ts';
import { situationShape } from '../situation-icon.tsx';
import type { Step } from '../step.ts';
import { t } from '../texts.ts';
import type { Box, Drawing, Line } from './drawing.ts';
import { layOut } from './lay-out.ts';
import { layOutColumn } from './lay-out-column.ts';

type Props = {
  steps: readonly Step[];
  title: string;
  /** The address of a step; its place in the list on the same page unless said. */
  href?: (step: string) => string;
};

// How much room the picture in layers takes, in steps that flow.css knows: past the last it is drawn in a column everywhere.
const ROOMS = [576, 664, 912, 1184, 1520];

/**
 * Steps as a picture: drawn on the server three times, in layers where there is room for it, else in a column. Every box leads
 * to its step in the list that must stand beside: the same in words.
 */
export function FlowPicture({ steps, title, href = (step) => `#step-${step}` }: Props) {
  const face = here().viewer ? 'own' : 'system';
  const layers = layOut(steps, face);
  const room = ROOMS.findIndex((most) => layers.width <= most) + 1;
  const drawn = { steps, title, href };
  return (
    <div class="flow" data-room={room || undefined}>
      {room > 0 && <Drawn {...drawn} kind="layers" drawing={layers} />}
      <Drawn {...drawn} kind="column" drawing={layOutColumn(steps, 560, 6, face)} />
      <Drawn {...drawn} kind="narrow" drawing={layOutColumn(steps, 288, 3, face)} />
    </div>
  );
}

type DrawnProps = Required<Props> & { kind: string; drawing: Drawing };

function Drawn({ steps, title, href, kind, drawing: { width, height, boxes, lines } }: DrawnProps) {
  const id = `flow-${kind}`;
  return (
    <svg class={`flow-${kind}`} viewBox={`0 0 ${width} ${height}`} width={width} aria-labelledby={`${id}-title`}>
      <title id={`${id}-title`}>{t.flowName({ title, n: steps.length })}</title>
      {lines.map((line) => (
        <Way line={line} />
      ))}
      {boxes.map((box) => (box.kind === 'step' ? <StepShape box={box} href={href(box.step)} /> : <WayShape box={box} />))}
    </svg>
  );
}

function StepShape({ box, href }: { box: Box; href: string }) {
  const first = box.number === 1;
  return (
    <a class={first ? 'flow-step flow-first' : 'flow-step'} href={href}>
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx="10" />
      <circle class="flow-ring" cx={box.x + 22} cy={box.y + 24} r="14" />
      <text class="flow-number" x={box.x + 22} y={box.y + 24} dy="0.35em" text-anchor="middle">
        {`${box.number} `}
      </text>
      <Words box={box} />
    </a>
  );
}

function WayShape({ box }: { box: Box }) {
  const end = box.kind !== 'label';
  const top = end ? box.y + 8 : box.y + 10;
  return (
    <g class={end ? 'flow-end' : `flow-way flow-${box.situation ?? 'own'}`}>
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={Math.min(16, box.height / 2)} />
      {end ? (
        <path d={box.kind === 'end' ? `M${box.x + 10} ${top + 2}h12v12h-12Z` : `M${box.x + 11} ${top + 1}l9 7-9 7Z`} />
      ) : (
        <path transform={`translate(${box.x + 9} ${top - 1})`} d={situationShape(box.situation ?? null)} fill-rule="evenodd" />
      )}
      <Words box={box} />
    </g>
  );
}

const Words = ({ box }: { box: Box }) => (
  <>
    {box.words.map(({ text, x, y, tone }) => (
      <text class={`flow-${tone}`} x={box.x + x} y={box.y + y}>
        {`${text} `}
      </text>
    ))}
  </>
);

function Way({ line: { points, arrow, bend } }: { line: Line }) {
  const [x, y] = points.at(-1) ?? [0, 0];
  const before = points.at(-2);
  // A line that comes from the side arrives from the right; all others from above.
  const aside = bend === 'corner' && before?.[1] === y;
  return (
    <>
      <path class="flow-line" d={bend === 'curve' ? curved(points) : cornered(points)} />
      {arrow && <path class="flow-arrow" d={aside ? `M${x} ${y}l8-5v10Z` : `M${x} ${y}l-5-8h10Z`} />}
    </>
  );
}

type Points = Line['points'];

/** Straight down where it goes straight down, an S where it leans. */
const curved = (points: Points): string =>
  points
    .map(([x, y], i) => {
      const [px, py] = points[i - 1] ?? [x, y];
      if (i === 0) return `M${x} ${y}`;
      return px === x ? `V${y}` : `C${px} ${(py + y) / 2} ${x} ${(py + y) / 2} ${x} ${y}`;
    })
    .join('');

const RADIUS = 7;

/** Right angles with their corners rounded. */
const cornered = (points: Points): string =>
  points
    .map(([x, y], i) => {
      const [before, after] = [points[i - 1], points[i + 1]];
      if (!before) return `M${x} ${y}`;
      if (!after) return `L${x} ${y}`;
      const near = (to: readonly [number, number]) => {
        const far = Math.hypot(to[0] - x, to[1] - y) || 1;
        const part = Math.min(RADIUS, far / 2) / far;
        return `${x + (to[0] - x) * part} ${y + (to[1] - y) * part}`;
      };
      return `L${near(before)}Q${x} ${y} ${near(after)}`;
    })
    .join('');
