using GitBrag.Cli.Service;
using GitBrag.Storage.Ownership;

namespace GitBrag.Cli.Tests.Service;

public sealed class OwnerSearchTests : IDisposable
{
    private const string Address = "http://localhost:8080";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("gitbrag-owner-");

    private string Path => System.IO.Path.Combine(_directory.FullName, "data");

    [Fact]
    public async Task A_directory_that_nobody_has_made_has_no_owner()
    {
        Assert.Null(await FindAsync());
        Assert.False(Directory.Exists(Path));
    }

    [Fact]
    public async Task The_service_that_owns_the_directory_is_found_with_its_key()
    {
        using var owned = await DataDirectory.AcquireAsync(Path, TimeProvider.System);
        owned.SetAddress(Address);

        var owner = await FindAsync();

        Assert.Equal((Address, owned.OperatorKey), (owner?.Address, owner?.OperatorKey));
    }

    [Fact]
    public async Task An_owner_that_is_still_starting_is_waited_for()
    {
        using var owned = await DataDirectory.AcquireAsync(Path, TimeProvider.System);
        var search = FindAsync();
        Assert.False(search.IsCompleted);

        owned.SetAddress(Address);

        Assert.Equal(Address, (await search)?.Address);
    }

    [Fact]
    public async Task An_owner_that_is_about_to_end_is_waited_for()
    {
        var owned = await DataDirectory.AcquireAsync(Path, TimeProvider.System);
        owned.SetAddress(Address);
        owned.SetAddress(null);
        var search = FindAsync();
        Assert.False(search.IsCompleted);

        owned.Dispose();

        Assert.Null(await search);
    }

    [Fact]
    public async Task What_an_ended_owner_left_behind_counts_for_nothing()
    {
        (await DataDirectory.AcquireAsync(Path, TimeProvider.System)).Dispose();
        await File.WriteAllTextAsync(System.IO.Path.Combine(Path, "owner.json"), """{"pid":1,"machine":"elsewhere","address":"http://localhost:1"}""");

        Assert.Null(await FindAsync());
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private Task<DataDirectoryOwner?> FindAsync() => new OwnerSearch(TimeProvider.System).FindAsync(Path, CancellationToken.None);
}
