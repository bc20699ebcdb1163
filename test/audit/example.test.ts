// The example is a test file of @web/test-runner itself.
import '../../examples/audit/leaks.test.js';
