using StsDashboard.Browser.Tests;
using Xunit.Sdk;
using Xunit.v3;

// One browser serves all, and two classes at a time: they wait more than they work, but each may start a whole cluster beside it.
[assembly: AssemblyFixture(typeof(Browser))]
[assembly: AssemblyFixture(typeof(Showcase))]
[assembly: Parallelization(Mode = ParallelMode.Collections, MaxThreads = 2)]
