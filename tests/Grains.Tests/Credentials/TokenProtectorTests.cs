using GitBrag.Credentials;
using GitBrag.Keys;
using Microsoft.AspNetCore.DataProtection;

namespace GitBrag.Tests.Credentials;

public sealed class TokenProtectorTests
{
    private const string Token = "ghp_0123456789abcdefghijklmnopqrstuvwxyzAB";

    private readonly TokenProtector _tokens = new(new EphemeralDataProtectionProvider());

    [Fact]
    public void A_reference_does_not_show_its_token_and_gives_it_back()
    {
        var reference = _tokens.Protect(Token);

        Assert.DoesNotContain(Token, reference.ToString(), StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{16}$", reference.Owner);
        Assert.Equal(Token, _tokens.Unprotect(reference));
    }

    [Fact]
    public void The_owner_is_the_same_for_the_same_token_only()
    {
        Assert.Equal(_tokens.Protect(Token).Owner, _tokens.Protect(Token).Owner);
        Assert.NotEqual(_tokens.Protect(Token).Owner, _tokens.Protect(Token + "C").Owner);
    }

    [Fact]
    public void Without_the_keys_there_is_no_token()
    {
        var reference = _tokens.Protect(Token);

        Assert.Null(new TokenProtector(new EphemeralDataProtectionProvider()).Unprotect(reference));
        Assert.Null(_tokens.Unprotect(new CredentialReference("not encrypted at all", "x")));
        Assert.Null(_tokens.Unprotect(CredentialReference.Server));
    }
}
