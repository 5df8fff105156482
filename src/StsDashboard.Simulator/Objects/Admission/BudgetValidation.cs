using System.Text.Json.Nodes;

namespace StsDashboard.Simulator.Objects.Admission;

/// <summary>What a disruption budget must have (pkg/apis/policy/validation/validation.go).</summary>
internal static class BudgetValidation
{
    public static void Validate(JsonObject budget)
    {
        if (budget["spec"].At("minAvailable") is not null && budget["spec"].At("maxUnavailable") is not null)
        {
            throw ApiErrors.Invalid(ResourceTypes.PodDisruptionBudgets, budget.Text("metadata", "name")!,
                FieldCause.Invalid("spec", budget["spec"]!.ToJsonString(), "minAvailable and maxUnavailable cannot be both set"));
        }
    }
}
