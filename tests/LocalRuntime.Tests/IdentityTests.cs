using System.Text;
using Orleans.Runtime;

namespace GitBrag.LocalRuntime.Tests;

public sealed class IdentityTests
{
    /// <summary>What Microsoft.Orleans.Core.Abstractions 10.4.2 answers: xxHash32 with seed 0, the octets reversed.</summary>
    [Theory]
    [InlineData("", 0x055DCC02u)]
    [InlineData("a", 0x56740D55u)]
    [InlineData("abc", 0xFF53D132u)]
    [InlineData("Nobody inspects the spammish repetition", 0x2F3B29E2u)]
    public void The_hash_is_that_of_orleans(string text, uint hash) =>
        Assert.Equal(hash, IdSpan.Create(text).GetUniformHashCode());

    [Fact]
    public void The_hash_of_an_identity_combines_type_and_key()
    {
        var grain = GrainId.Create("user", "github.com/octocat");

        Assert.Equal(0x0237B561u, grain.GetUniformHashCode());
        Assert.Equal(unchecked((grain.Type.GetUniformHashCode() * 31) + grain.Key.GetUniformHashCode()), grain.GetUniformHashCode());
        Assert.NotEqual(grain.GetUniformHashCode(), GrainId.Create("report", "github.com/octocat").GetUniformHashCode());
    }

    [Fact]
    public void An_identity_is_written_and_read_as_type_and_key()
    {
        var grain = GrainId.Create("pullrequest", "github.com/dotnet/orleans#1");

        Assert.Equal("pullrequest/github.com/dotnet/orleans#1", grain.ToString());
        Assert.Equal(grain, GrainId.Parse(grain.ToString()));
        Assert.True(GrainId.TryParse(grain.ToString(), out var parsed));
        Assert.Equal("github.com/dotnet/orleans#1", parsed.Key.ToString());
        Assert.Equal("pullrequest", Encoding.UTF8.GetString(parsed.Type.AsSpan()));
        Assert.Equal(grain.GetHashCode(), parsed.GetHashCode());
        Assert.False(GrainId.TryParse("no slash", out _));
        Assert.Throws<ArgumentException>(() => GrainId.Parse("no slash"));
    }

    [Fact]
    public void Identities_differ_by_type_and_by_key()
    {
        var grain = GrainId.Create("user", "one");

        Assert.True(grain == GrainId.Create("user", "one"));
        Assert.True(grain != GrainId.Create("user", "two"));
        Assert.True(grain != GrainId.Create("profile", "one"));
        Assert.True(default(GrainId).IsDefault);
        Assert.False(grain.IsDefault);
        Assert.Throws<ArgumentException>(() => GrainId.Create("user", ""));
    }
}
