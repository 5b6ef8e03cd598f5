using Xunit.Abstractions;

namespace GitBrag.LocalRuntime.Tests.Signatures;

/// <summary>What grains compile against here must be a subset of what they compile against in Orleans.</summary>
public sealed class SignatureTests(ITestOutputHelper output)
{
    private const string Abstractions = "Orleans.Core.Abstractions";

    private static readonly string[] Assemblies = [Abstractions, "Orleans.Serialization.Abstractions", "Orleans.Core", "Orleans.Runtime", "Orleans.Reminders"];

    /// <summary>The types that Orleans keeps in other assemblies than its abstractions.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["Orleans.AliasAttribute"] = "Orleans.Serialization.Abstractions",
        ["Orleans.GenerateSerializerAttribute"] = "Orleans.Serialization.Abstractions",
        ["Orleans.IdAttribute"] = "Orleans.Serialization.Abstractions",
        ["Orleans.ImmutableAttribute"] = "Orleans.Serialization.Abstractions",
        ["Orleans.ResponseTimeoutAttribute"] = "Orleans.Serialization.Abstractions",
        ["Orleans.CollectionAgeLimitAttribute"] = "Orleans.Core",
        ["Orleans.GrainState`1"] = "Orleans.Core",
        ["Orleans.IGrainState`1"] = "Orleans.Core",
        ["Orleans.Storage.IGrainStorage"] = "Orleans.Core",
        ["Orleans.Storage.IGrainStorageSerializer"] = "Orleans.Core",
        ["Orleans.Storage.InconsistentStateException"] = "Orleans.Core",
        ["Orleans.Runtime.IPersistentState`1"] = "Orleans.Runtime",
        ["Orleans.Runtime.PersistentStateAttribute"] = "Orleans.Runtime",
        ["Orleans.GrainReminderExtensions"] = "Orleans.Reminders",
        ["Orleans.IRemindable"] = "Orleans.Reminders",
        ["Orleans.IReminderTable"] = "Orleans.Reminders",
        ["Orleans.ReminderEntry"] = "Orleans.Reminders",
        ["Orleans.ReminderTableData"] = "Orleans.Reminders",
        ["Orleans.Runtime.IGrainReminder"] = "Orleans.Reminders",
        ["Orleans.Runtime.ReminderException"] = "Orleans.Reminders",
        ["Orleans.Runtime.TickStatus"] = "Orleans.Reminders",
    };

    private static IReadOnlyList<PublicType> Ours { get; } =
        [.. PublicTypes.Of(typeof(Orleans.Grain).Assembly.Location).Where(type => type.Name.StartsWith("Orleans.", StringComparison.Ordinal))];

    private static Dictionary<string, PublicType> Official { get; } =
        Assemblies.Select(OfficialAssembly.PathOf).Where(File.Exists).SelectMany(PublicTypes.Of).ToDictionary(type => type.Name);

    [Theory]
    [OfficialAssembly(Abstractions)]
    [OfficialAssembly("Orleans.Serialization.Abstractions")]
    [OfficialAssembly("Orleans.Core")]
    [OfficialAssembly("Orleans.Runtime")]
    [OfficialAssembly("Orleans.Reminders")]
    public void Every_public_type_and_member_of_an_assembly_is_as_in_Orleans(string assembly)
    {
        var compared = Ours.Where(type => Elsewhere.GetValueOrDefault(type.Name, Abstractions) == assembly).ToList();

        var differences = compared.SelectMany(type => Differences(type, Official)).ToList();

        output.WriteLine($"compared: {compared.Count} types with {compared.Sum(type => type.Members.Count)} members");
        Assert.Empty(differences);
        Assert.NotEmpty(compared);
    }

    [Fact]
    public void Types_that_live_elsewhere_are_named_and_no_others()
    {
        var official = PublicTypes.Of(OfficialAssembly.PathOf(Abstractions)).Select(type => type.Name).ToHashSet();

        Assert.Equal(Ours.Select(type => type.Name).Where(name => !official.Contains(name)).Order(), Elsewhere.Keys.Order());
        Assert.All(Elsewhere.Values, assembly => Assert.Contains(assembly, Assemblies));
    }

    [Theory]
    [InlineData("Orleans.IGrainFactory", "grainClassNamePrefix", "classNamePrefix")]
    [InlineData("Orleans.IGrainFactory", "IGrainWithStringKey", "IGrain")]
    [InlineData("Orleans.Grain", "public virtual", "public")]
    [InlineData("Orleans.Grain", "System.Threading.CancellationToken", "System.TimeSpan")]
    [InlineData("Orleans.DeactivationReasonCode", "ShuttingDown 01", "ShuttingDown 02")]
    [InlineData("Orleans.GrainExtensions", "this ", "")]
    public void A_difference_would_be_noticed(string name, string mine, string theirs)
    {
        var ours = Ours.Single(type => type.Name == name);
        var official = Ours.ToDictionary(type => type.Name);
        official[name] = ours with { Members = ours.Members.Select(member => member.Replace(mine, theirs, StringComparison.Ordinal)).ToHashSet() };

        Assert.NotEmpty(Differences(ours, official));
        Assert.Empty(Differences(ours, Ours.ToDictionary(type => type.Name)));
    }

    private static IEnumerable<string> Differences(PublicType ours, Dictionary<string, PublicType> official)
    {
        if (!official.TryGetValue(ours.Name, out var theirs))
            return [$"{ours.Name} is not in Orleans"];
        var differences = ours.Members.Except(theirs.Members).Select(member => $"{ours.Name} has '{member}'")
            .Concat(ours.Interfaces.Except(theirs.Interfaces).Select(each => $"{ours.Name} implements {each}"));
        if (ours.Shape != theirs.Shape)
            differences = differences.Append($"{ours.Name} is '{ours.Shape}', there '{theirs.Shape}'");
        if (!Ancestors(theirs, official).Contains(ours.Base))
            differences = differences.Append($"{ours.Name} derives from {ours.Base}, there from {theirs.Base}");
        return differences;
    }

    /// <summary>Orleans may have base types in between that are not needed here.</summary>
    private static IEnumerable<string?> Ancestors(PublicType type, Dictionary<string, PublicType> official)
    {
        for (var current = type; current is not null; current = official.GetValueOrDefault(current.Base ?? ""))
            yield return current.Base;
    }
}
