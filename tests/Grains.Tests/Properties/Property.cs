using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace GitBrag.Tests.Properties;

/// <summary>
/// Properties that hold for whatever is made up. It is the same each time, so that no build fails by chance; <c>GITBRAG_SEED</c> makes up other things, by any whole number.
/// </summary>
internal static class Property
{
    private const int Size = 40;

    private static readonly Rnd Seed = new(ulong.Parse(Environment.GetEnvironmentVariable("GITBRAG_SEED") is { Length: > 0 } named ? named : "20080101", CultureInfo.InvariantCulture));

    private static readonly Config Settings = Config.QuickThrowOnFailure.WithReplay(new Replay(Seed, null));

    /// <summary>Checks a property that is decided at once. What fails is made as small as it can be.</summary>
    public static void Holds<T>(Gen<T> made, Action<T> property) => Prop.ForAll(made.ToArbitrary(), property).Check(Settings);

    /// <summary>Checks a property that is decided by work, on a few examples.</summary>
    public static async Task HoldsAsync<T>(Gen<T> made, int examples, Func<T, Task> property)
    {
        foreach (var example in made.Sample(Size, Seed, examples))
        {
            try
            {
                await property(example);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"It does not hold for {example} (GITBRAG_SEED={Seed.Seed}): {failure.Message}", failure);
            }
        }
    }
}
