using StsDashboard.Browser.Tests;
using Xunit.Sdk;
using Xunit.v3;

// One browser serves all; the tests take turns, since each starts a whole cluster beside it.
[assembly: AssemblyFixture(typeof(Browser))]
[assembly: AssemblyFixture(typeof(Showcase))]
[assembly: Parallelization(Mode = ParallelMode.None)]
