/**
 * Installs what the tests need beside npm's packages, while `test/run.mjs` checks and builds. Its steps find it there then,
 * or find again, and say, what could not be had.
 *
 *     node test/tools/install-ahead.mjs chromium,firefox,webkit
 */
import { findBrowsers, installBrowsers } from '../browsers.mjs';
import { installPrograms } from './install-programs.mjs';
import { unpackAdobe } from './unpack-adobe.mjs';

const { missing } = await findBrowsers(process.argv[2].split(','));
installBrowsers(missing);
installPrograms();
unpackAdobe();
