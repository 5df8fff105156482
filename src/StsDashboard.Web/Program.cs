using StsDashboard.Web.Hosting;
using StsDashboard.Web.Options;

var settings = DashboardCommand.SettingsOf(AppContext.BaseDirectory, Environment.GetEnvironmentVariable);
var program = new DashboardProgram(Console.Out, Console.Error);
return await new DashboardCommand(settings, program.RunAsync).InvokeAsync(args, Console.Out, Console.Error);
