using System.Text.RegularExpressions;

namespace StsDashboard.Architecture.Tests;

/// <summary>What a reader may count on when looking for something in the tree.</summary>
public sealed partial class SourceLayoutTests
{
    private static readonly string[] MeaninglessEndings = ["Utils", "Util", "Helper", "Helpers", "Manager", "Managers", "Common"];

    [Fact]
    public void Namespace_OfEachFile_EqualsItsFolder()
    {
        var wrong =
            from file in Repository.Files("src", ".cs")
            let declared = NamespaceDeclaration().Match(File.ReadAllText(file))
            where declared.Success
            let folder = Path.GetRelativePath(Path.Combine(Repository.Root, "src"), Path.GetDirectoryName(file)!)
            let expected = folder.Replace('\\', '/').Replace('/', '.')
            where declared.Groups[1].Value != expected
            select $"{Repository.Relative(file)} declares {declared.Groups[1].Value}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void FileNames_Anywhere_SayWhatTheFileIs()
    {
        var vague = Repository.Files("src", ".cs", ".razor").Concat(Repository.Files("tests", ".cs", ".razor"))
            .Where(file => MeaninglessEndings.Any(ending => Path.GetFileNameWithoutExtension(file).EndsWith(ending, StringComparison.Ordinal)))
            .Select(Repository.Relative);
        Assert.Empty(vague);
    }

    [Fact]
    public void PublicTypes_OfEachFile_AreOne()
    {
        var several =
            from file in Repository.Files("src", ".cs")
            let types = PublicTopLevelType().Matches(File.ReadAllText(file))
            where types.Select(type => type.Groups[1].Value).Distinct().Count() > 1
            select $"{Repository.Relative(file)}: {string.Join(", ", types.Select(type => type.Groups[1].Value))}";
        Assert.Empty(several);
    }

    [Fact]
    public void Files_InSource_StayReadable()
    {
        var long_ = Repository.Files("src", ".cs", ".razor")
            .Select(file => (File: Repository.Relative(file), Lines: File.ReadLines(file).Count()))
            .Where(file => file.Lines > 300)
            .Select(file => $"{file.File}: {file.Lines} lines");
        Assert.Empty(long_);
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceDeclaration();

    [GeneratedRegex(@"^public (?:static |sealed |abstract |partial |readonly |ref )*(?:class|record struct|record|struct|interface|enum|delegate \w+) (\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicTopLevelType();
}
