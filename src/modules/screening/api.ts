import { apiRouter } from '#platform/api/router.ts';
import { caseSystemsApi } from './case-systems/case-systems.api.ts';
import { workApi } from './figures/work.api.ts';
import { keyFiguresApi } from './key-figures/key-figures.api.ts';
import { publishedFiguresApi } from './publication/figures.api.ts';

/** The module's part of the API, in the order its page shows it. */
export const screeningApi = apiRouter();
for (const part of [caseSystemsApi, workApi, keyFiguresApi, publishedFiguresApi]) screeningApi.route('/', part);
