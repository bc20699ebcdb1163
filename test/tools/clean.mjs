/** Takes away what was built before, so that nothing of a deleted source file is shipped. */
import { rmSync } from 'node:fs';

for (const folder of ['build', 'dist']) rmSync(folder, { recursive: true, force: true });
