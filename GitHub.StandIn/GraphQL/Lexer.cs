using System.Text;

namespace GitBrag.GitHub.StandIn;

internal enum TokenKind { End, Punctuator, Name, Int, Float, String }

internal readonly record struct Token(TokenKind Kind, string Text, SourceLocation At);

/// <summary>Cuts GraphQL text into tokens. Commas and comments are white space, as the language says.</summary>
internal sealed class Lexer(string text)
{
    private int _position;
    private int _line = 1;
    private int _lineStart;

    public Token Next()
    {
        SkipBlanks();
        var at = new SourceLocation(_line, _position - _lineStart + 1);
        if (_position >= text.Length) return new Token(TokenKind.End, "", at);
        var first = text[_position];
        if (char.IsAsciiLetter(first) || first == '_') return new Token(TokenKind.Name, While(c => char.IsAsciiLetterOrDigit(c) || c == '_'), at);
        if (char.IsAsciiDigit(first) || first == '-') return Number(at);
        if (first == '"') return new Token(TokenKind.String, Quoted(at), at);
        if (text.AsSpan(_position).StartsWith("...")) return Take(3, at);
        return "{}()[]:!$=@&|".Contains(first, StringComparison.Ordinal) ? Take(1, at) : throw Unexpected(first.ToString(), at);
    }

    public static GraphQLException Unexpected(string what, SourceLocation at) =>
        new($"Parse error on \"{what}\" at [{at.Line}, {at.Column}]") { At = at };

    private Token Take(int length, SourceLocation at)
    {
        _position += length;
        return new Token(TokenKind.Punctuator, text.Substring(_position - length, length), at);
    }

    private Token Number(SourceLocation at)
    {
        var number = While(c => char.IsAsciiDigit(c) || c is '-' or '+' or '.' or 'e' or 'E');
        return new Token(number.AsSpan().IndexOfAny('.', 'e', 'E') < 0 ? TokenKind.Int : TokenKind.Float, number, at);
    }

    private string Quoted(SourceLocation at)
    {
        var value = new StringBuilder();
        for (_position++; _position < text.Length && text[_position] is not ('"' or '\n'); _position++)
        {
            if (text[_position] != '\\') value.Append(text[_position]);
            else if (++_position < text.Length) value.Append(Escaped());
        }

        if (_position >= text.Length || text[_position] != '"') throw Unexpected("\"", at);
        _position++;
        return value.ToString();
    }

    private char Escaped()
    {
        switch (text[_position])
        {
            case 'n': return '\n';
            case 't': return '\t';
            case 'r': return '\r';
            case 'u' when _position + 4 < text.Length:
                _position += 4;
                return (char)Convert.ToUInt16(text.Substring(_position - 3, 4), 16);
            case var other: return other;
        }
    }

    private void SkipBlanks()
    {
        while (_position < text.Length)
        {
            var next = text[_position];
            if (next == '#') While(c => c != '\n');
            else if (next != ',' && next != '\uFEFF' && !char.IsWhiteSpace(next)) return;
            else if (++_position > 0 && next == '\n') (_line, _lineStart) = (_line + 1, _position);
        }
    }

    private string While(Func<char, bool> belongs)
    {
        var start = _position;
        while (_position < text.Length && belongs(text[_position])) _position++;
        return text[start.._position];
    }
}
