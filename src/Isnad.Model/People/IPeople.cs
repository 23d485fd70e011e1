namespace Isnad.Model.People;

/// <summary>Who may work at the desk. It stands beside the ledger, which knows pseudonyms alone. Tokens are random, given out once, and kept as their hash. Every change is audited with who made it.</summary>
public interface IPeople : IDisposable
{
    /// <summary>True where nobody was ever let in.</summary>
    bool IsEmpty { get; }

    /// <summary>Everybody, by name.</summary>
    IReadOnlyList<DeskPerson> All();

    /// <summary>Somebody by number; null where there is none.</summary>
    DeskPerson? Find(long number);

    /// <summary>Somebody by the name they sign in with, in any case of letters; null where there is none.</summary>
    DeskPerson? Named(string name);

    /// <summary>The password's hash as it was given; null where there is none.</summary>
    string? PasswordHash(long person);

    /// <summary>Makes an invitation and gives its token. Earlier ones for the same person end.</summary>
    string Invite(Invitation invitation, long? by);

    /// <summary>The invitation of a token; null where it was used, has ended or never was.</summary>
    Invitation? InvitationOf(string token);

    /// <summary>Lets somebody new in, or sets a person's password anew, and ends the invitation and all sessions of that person.</summary>
    /// <param name="token">Of the invitation.</param>
    /// <param name="name">Of somebody new; else it is not looked at.</param>
    /// <param name="pseudonym">Of somebody new; else it is not looked at.</param>
    /// <param name="passwordHash">To be kept.</param>
    /// <exception cref="PeopleException">The invitation does not hold, or the name or pseudonym is another's.</exception>
    DeskPerson Accept(string token, string name, string pseudonym, string passwordHash);

    /// <summary>Keeps another hash of the same person's password, and ends their other sessions.</summary>
    void SetPassword(long person, string passwordHash, string? keptSession);

    /// <summary>Changes what somebody may do.</summary>
    /// <exception cref="PeopleException">The last administrator would be gone.</exception>
    void Change(long person, DeskRole role, bool isActive, long by);

    /// <summary>Opens a session and gives its token.</summary>
    string OpenSession(long person, DateTimeOffset until);

    /// <summary>Whose session it is; null where it has ended or the person was shut out.</summary>
    DeskPerson? BySession(string token);

    /// <summary>Ends a session.</summary>
    void CloseSession(string token);

    /// <summary>Makes a key for programs and gives its token.</summary>
    string AddToken(long person, string label);

    /// <summary>Whose key it is; null where it was taken back or the person was shut out.</summary>
    DeskPerson? ByToken(string token);

    /// <summary>A person's keys, newest first.</summary>
    IReadOnlyList<ApiToken> Tokens(long person);

    /// <summary>Takes a person's key back.</summary>
    void RemoveToken(long person, long number);

    /// <summary>Writes down what was done.</summary>
    void Audit(string what, long? by, long? about = null, string? detail = null);

    /// <summary>What was done, newest first.</summary>
    /// <param name="most">At most so many.</param>
    /// <param name="before">Only entries with a lower number.</param>
    IReadOnlyList<AuditEntry> Audited(int most, long? before = null);
}

/// <summary>What was asked of the desk's people cannot be done; <see cref="Code"/> says why.</summary>
public sealed class PeopleException : Exception
{
    /// <summary>Why: one of <see cref="NoInvitation"/>, <see cref="NameTaken"/>, <see cref="PseudonymTaken"/>, <see cref="LastAdministrator"/>.</summary>
    public PeopleException(string code) : base(code) => Code = code;

    /// <summary>The invitation was used, has ended or never was.</summary>
    public const string NoInvitation = "no-invitation";

    /// <summary>Another has this name.</summary>
    public const string NameTaken = "name-taken";

    /// <summary>Another has this pseudonym.</summary>
    public const string PseudonymTaken = "pseudonym-taken";

    /// <summary>Nobody would be left to let people in.</summary>
    public const string LastAdministrator = "last-administrator";

    /// <summary>Why.</summary>
    public string Code { get; }
}
