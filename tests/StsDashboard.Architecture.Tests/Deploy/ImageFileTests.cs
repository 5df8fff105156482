namespace StsDashboard.Architecture.Tests.Deploy;

/// <summary>The Dockerfile builds what is in the repository: nothing is missing, nothing says another version.</summary>
public sealed class ImageFileTests
{
    [Fact]
    public void Label_OfTheVersion_IsThatOfTheProject() =>
        Assert.Contains($"org.opencontainers.image.version=\"{ImageFile.Version}\"", ImageFile.Text);

    [Fact]
    public void Address_InTheImage_IsTheExposedPort() => Assert.Contains($"STS_URLS=http://+:{ImageFile.Port}", ImageFile.Text);

    [Fact]
    public void Projects_OfTheProduct_AreRestoredBeforeTheirCodeIsCopied()
    {
        var projects = Repository.Files("src", ".csproj").Select(file => Path.GetDirectoryName(Repository.Relative(file))!).Order().ToList();
        Assert.NotEmpty(projects);
        Assert.All(projects, project => Assert.Contains($"COPY {project}/*.csproj {project}/packages.lock.json {project}/\n", ImageFile.Text));
    }

    [Fact]
    public void Files_Copied_Exist()
    {
        var copied = from line in ImageFile.Text.Split('\n')
                     where line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from", StringComparison.Ordinal)
                     from source in line.Split(' ').Skip(1).SkipLast(1)
                     where !source.Contains('*')
                     select source.TrimEnd('/');
        Assert.All(copied, source => Assert.True(Path.Exists(Path.Combine(Repository.Root, source)), $"{source} does not exist"));
    }

    /// <summary>What a project needs can depend on the files that lie beside it; the lock must hold without them too.</summary>
    [Fact]
    public async Task Packages_RestoredFromTheFilesCopiedBefore_AreThoseOfTheLock()
    {
        var context = Directory.CreateTempSubdirectory("sts-image-");
        try
        {
            foreach (var (source, target) in ImageFile.CopiedBeforeRestore)
            {
                foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, Path.GetDirectoryName(source)!), Path.GetFileName(source)))
                {
                    var folder = Directory.CreateDirectory(Path.Combine(context.FullName, target));
                    File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
                }
            }
            await DeployTool.Dotnet.SucceedAsync([.. ImageFile.RestoreArguments.Select(argument => argument.Replace("src/", $"{context.FullName}/src/"))]);
        }
        finally
        {
            context.Delete(recursive: true);
        }
    }
}
