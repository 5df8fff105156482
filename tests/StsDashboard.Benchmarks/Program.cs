using BenchmarkDotNet.Running;
using StsDashboard.Benchmarks;
using StsDashboard.Benchmarks.Children;

switch (args)
{
    case ["micro", .. var rest]:
        BenchmarkSwitcher.FromAssembly(typeof(BenchmarkRun).Assembly).Run(rest.Length > 0 ? rest : ["--filter", "*"]);
        return 0;
    case ["child", var role, .. var rest]:
        await ChildRoles.RunAsync(role, rest);
        return 0;
    default:
        if (BenchmarkOptions.TryParse(args, out var options, out var error))
        {
            await new BenchmarkRun(options).RunAsync();
            return 0;
        }
        await Console.Error.WriteLineAsync(error);
        return 2;
}
