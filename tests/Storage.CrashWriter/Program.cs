using System.Globalization;
using GitBrag.Storage.Ownership;
using GitBrag.Storage.Sqlite;
using Orleans.Storage;

// Writes records in a data directory until it is killed, and says which writes were answered: "writer number" a line.
const int Writers = 8;
using var directory = await DataDirectory.AcquireAsync(args[0], TimeProvider.System);
await using var database = new SqliteDatabase(directory.Path);
await database.OpenAsync();
var storage = new SqliteGrainStorage(database, new Digits(), TimeProvider.System);

await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
{
    var state = new GrainState<Counter>();
    var grain = GrainId.Create("writer", writer.ToString(CultureInfo.InvariantCulture));
    await storage.ReadStateAsync("counter", grain, state);
    while (true)
    {
        state.State!.Number++;
        await storage.WriteStateAsync("counter", grain, state);
        lock (directory)
            Console.Out.WriteLine($"{writer} {state.State.Number}");
    }
}));

internal sealed class Counter
{
    public int Number { get; set; }
}

/// <summary>A number and a few pages behind it, so that a commit is more than one page.</summary>
internal sealed class Digits : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => BinaryData.FromString(((Counter)(object)input!).Number.ToString("D20000", CultureInfo.InvariantCulture));

    public T Deserialize<T>(BinaryData input) => (T)(object)new Counter { Number = int.Parse(input.ToString(), CultureInfo.InvariantCulture) };
}
