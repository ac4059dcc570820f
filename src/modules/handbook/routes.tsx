import { router } from '#platform/http/router.ts';
import { binderRoutes } from './binder/routes.tsx';
import { bookRoutes } from './books/routes.tsx';
import { currentRoutes } from './current/routes.tsx';
import { cardRoutes } from './emergency-card/routes.tsx';
import { offlineRoutes } from './offline/routes.tsx';
import { originRoutes } from './origins/routes.tsx';
import { proposalRoutes } from './proposals/routes.tsx';
import { publicRoutes } from './public/routes.tsx';
import { receiptRoutes } from './receipts/overview.routes.tsx';
import { readingRoutes } from './receipts/routes.tsx';
import { routineRoutes } from './routines/routes.tsx';
import { searchRoutes } from './search/routes.tsx';
import { startRoutes } from './start/routes.tsx';
import { stepReadRoutes } from './steps/read.routes.tsx';
import { stepRoutes } from './steps/routes.tsx';
import { synonymRoutes } from './synonyms/routes.tsx';
import { versionRoutes } from './versions/routes.tsx';
import { lawRoutes } from './writing/law.routes.tsx';
import { writingRoutes } from './writing/routes.tsx';
import { deskRoutes } from './writing-desk/routes.tsx';

/** The module's addresses, noun by noun. */
export const handbookRoutes = router()
  .route('/', searchRoutes)
  .route('/', synonymRoutes)
  .route('/', startRoutes)
  .route('/', deskRoutes)
  .route('/', bookRoutes)
  .route('/', routineRoutes)
  .route('/', versionRoutes)
  .route('/', proposalRoutes)
  .route('/', currentRoutes)
  .route('/', publicRoutes)
  .route('/', stepRoutes)
  .route('/', stepReadRoutes)
  .route('/', writingRoutes)
  .route('/', lawRoutes)
  .route('/', originRoutes)
  .route('/', binderRoutes)
  .route('/', readingRoutes)
  .route('/', receiptRoutes)
  .route('/', cardRoutes)
  .route('/', offlineRoutes);
